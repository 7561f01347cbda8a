package org.lfsr.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class NativeScopeTest {

    @Test
    void freesWhatWasMadeInside() {
        Tensor made = NativeScope.call(() -> torch.ones(4));

        assertThat(made.isNull()).isTrue();
    }

    @Test
    void sparesWhatIsKeptUntilItIsReleased() {
        Tensor kept = NativeScope.call(() -> NativeScope.keep(torch.ones(4)));

        assertThat(Tensors.floats(kept)).containsOnly(1f);
        NativeScope.release(kept);
        assertThat(kept.isNull()).isTrue();
    }

    @Test
    void recordsNoGradientsInEvaluation() {
        Tensor trained = torch.ones(4).requires_grad_(true);

        boolean recorded = NativeScope.evaluate(() -> trained.mul(trained).requires_grad());

        assertThat(recorded).isFalse();
        assertThat(trained.mul(trained).requires_grad()).isTrue();
    }
}
