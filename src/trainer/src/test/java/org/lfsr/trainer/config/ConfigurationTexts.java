package org.lfsr.trainer.config;

/** Configurations as text, each key with a value of its own. */
final class ConfigurationTexts {

    static final String DETECTOR_ONLY = """
            detector:
              channels: 3
              widths: [4, 8]
              cells: 1
            scenes:
              scales: [4, 2]
              crop: 130
              batch: 5
              lesion-weight: 3.5
              lesion-share: 0.25
              intensity-jitter: 0.3
            start: other/best.network
            """;

    static final String GENERATOR_ONLY = """
            network:
              scale: 4
              width: 12
              blocks: 3
              normalization: no
              skip: bicubic
            degradation:
              method: kspace
              noise-sigmas: [10, 2.5]
            samples:
              regions: slices
              crop: 24
              batch: 6
              intensity-jitter: 0.2
            start: other/last.network
            perceptual:
              file: some/features.onnx
              output: relu3_4
              lowest: -1.5
              highest: 6
            discriminator:
              width: 16
              pooled-side: 2
              dense-width: 32
            """;

    private static final String BEGINNING = """
            seed: 7
            data:
              cache: some/cache
              training:
                - kind: volumes
                  folder: some/training
                  image-suffix: _t1.nii.gz
                  mask-suffix: _seg.nii.gz
                  image-folder: images
                  mask-folder: masks
                  patients: some/patients.txt
                  shrink: 1
              validation:
                - kind: images
                  folder: some/validation
                  image-suffix: .jpg
                  mask-suffix: .png
                  image-folder: null
                  mask-folder: null
                  patients: null
                  shrink: 2
            """;

    private static final String END = """
            stages:
              - name: both at once
                steps: 30
                rate: 0.25
                decay: cosine
                warm-up: 9
                discriminator-head-start: 5
                average: 0.75
                statistics: running
                losses:
                  pixel: charbonnier
                  pixel-weight: 2
                  perceptual-weight: 0.5
                  adversarial: paper
                  adversarial-weight: 0.125
            watch:
              validate-every: 11
              every-slice: 12
              checkpoint-every: 13
              pictures: 14
              keep: last
            machine:
              device: cpu
              precision: bf16
              threads: 3
            """;

    static final String GENERATOR = "task: generator\n" + BEGINNING + GENERATOR_ONLY + END;

    static final String DETECTOR = "task: detector\n" + BEGINNING + DETECTOR_ONLY + END;

    private ConfigurationTexts() {}
}
