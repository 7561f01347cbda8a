package org.lfsr.trainer.run;

import java.nio.file.Path;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;

/**
 * Updates a network's parameters (Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">Adam</a>, 2015), with the
 * usual decays of 0.9 and 0.999. Belongs to the thread that trains; whoever made it closes it, before the network.
 */
final class Adam implements AutoCloseable {

    private final org.bytedeco.pytorch.Adam optimizer;

    Adam(Network network) {
        optimizer = NativeScope.call(
                () -> NativeScope.keep(new org.bytedeco.pytorch.Adam(network.parameters(), new AdamOptions())));
    }

    /** Forgets the gradients of the last step. */
    void forget() {
        optimizer.zero_grad();
    }

    /** Moves the parameters along their gradients. */
    void update(double rate) {
        optimizer.param_groups().get(0).options().set_lr(rate);
        optimizer.step();
    }

    /** Writes the running means of gradients to a file. */
    void save(Path file) {
        NativeScope.run(() -> {
            OutputArchive archive = new OutputArchive();
            optimizer.save(archive);
            archive.save_to(file.toString());
        });
    }

    /** Goes on with the running means of a file. */
    void load(Path file) {
        NativeScope.run(() -> {
            InputArchive archive = new InputArchive();
            archive.load_from(file.toString());
            optimizer.load(archive);
        });
    }

    @Override
    public void close() {
        NativeScope.release(optimizer);
    }
}
