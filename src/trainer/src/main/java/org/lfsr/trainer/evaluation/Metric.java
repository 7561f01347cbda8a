package org.lfsr.trainer.evaluation;

/** What Table 1 compares by. */
enum Metric {
    PSNR("PSNR in dB", 2, 1) {
        @Override
        double of(RegionFigures figures) {
            return figures.psnr();
        }
    },
    SSIM("SSIM", 3, 3) {
        @Override
        double of(RegionFigures figures) {
            return figures.ssim();
        }
    };

    private final String title;
    private final int decimals;
    private final int paperDecimals;

    Metric(String title, int decimals, int paperDecimals) {
        this.title = title;
        this.decimals = decimals;
        this.paperDecimals = paperDecimals;
    }

    abstract double of(RegionFigures figures);

    /** Its name and unit. */
    String title() {
        return title;
    }

    /** How many decimals a person wants to see. */
    int decimals() {
        return decimals;
    }

    /** How many decimals the seed paper gives. */
    int paperDecimals() {
        return paperDecimals;
    }
}
