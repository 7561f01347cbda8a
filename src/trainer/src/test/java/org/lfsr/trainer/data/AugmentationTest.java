package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;

class AugmentationTest {

    private static final Image ROWS = new Image(3, 2, new float[] {1, 2, 3, 4, 5, 6});

    @Test
    void leavesAnImageWhereNothingWasDrawn() {
        assertThat(new Augmentation(false, 0, 1).move(ROWS).pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void flipsLeftAndRight() {
        assertThat(new Augmentation(true, 0, 1).move(ROWS).pixels()).containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void turnsByAQuarterAndSwapsTheSides() {
        Image turned = new Augmentation(false, 1, 1).move(ROWS);

        assertThat(turned).hasToString("2 x 3");
        assertThat(turned.pixels()).containsExactly(4, 1, 5, 2, 6, 3);
    }

    @Test
    void turnsAsOftenAsDrawn() {
        assertThat(new Augmentation(false, 2, 1).move(ROWS).pixels()).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(new Augmentation(false, 3, 1).move(ROWS).pixels()).containsExactly(3, 6, 2, 5, 1, 4);
    }

    @Test
    void flipsBeforeItTurns() {
        assertThat(new Augmentation(true, 1, 1).move(ROWS).pixels()).containsExactly(6, 3, 5, 2, 4, 1);
    }

    @Test
    void bendsIntensitiesBetweenTheLowestAndTheHighest() {
        Image image = new Image(4, 1, new float[] {10, 11, 14, 10});

        Image brighter = new Augmentation(false, 0, 0.5).contrast(image);

        assertThat(brighter.pixels()).containsExactly(10, 12, 14, 10);
        assertThat(new Augmentation(false, 0, 2).contrast(image).pixels()).containsExactly(10, 10.25f, 14, 10);
        assertThat(image.pixels()).containsExactly(10, 11, 14, 10);
    }

    @Test
    void leavesAConstantImage() {
        Image constant = new Image(2, 1, new float[] {7, 7});

        assertThat(new Augmentation(false, 0, 0.5).contrast(constant).pixels()).containsExactly(7, 7);
    }

    @Test
    void drawsEveryFlipAndTurnAndExponentsUpToTheJitter() {
        RandomGenerator random = new SplittableRandom(5);

        List<Augmentation> drawn =
                Stream.generate(() -> Augmentation.draw(random, 0.2)).limit(200).toList();

        assertThat(drawn)
                .extracting(augmentation -> augmentation.flip() + " " + augmentation.turns())
                .contains("false 0", "false 1", "false 2", "false 3", "true 0", "true 1", "true 2", "true 3");
        assertThat(drawn).extracting(Augmentation::gamma).allMatch(gamma -> gamma >= 0.8 && gamma <= 1.2);
        assertThat(drawn).extracting(Augmentation::gamma).anyMatch(gamma -> gamma < 0.85);
        assertThat(drawn).extracting(Augmentation::gamma).anyMatch(gamma -> gamma > 1.15);
    }

    @Test
    void leavesTheContrastWithoutJitter() {
        assertThat(Augmentation.draw(new SplittableRandom(5), 0).gamma()).isEqualTo(1);
    }
}
