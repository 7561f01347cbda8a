package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.trainer.loss.AdversarialLoss;
import org.lfsr.trainer.network.Discriminator;
import org.lfsr.trainer.network.DiscriminatorShape;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Processor;

/** The discriminator that a generator plays against, and its optimizer. */
final class Adversary implements AutoCloseable {

    private static final String DISCRIMINATOR = "discriminator.safetensors";
    private static final String ADAM = "discriminator-adam.safetensors";
    private static final Map<String, String> DESCRIPTION = Map.of("kind", "discriminator");

    private final Autocast autocast;
    private final Discriminator discriminator;
    private final Update update;

    Adversary(DiscriminatorShape shape, Autocast autocast, Processor processor, Peers peers) {
        this.autocast = autocast;
        this.discriminator = Discriminator.of(shape);
        discriminator.place(processor);
        discriminator.storeChannelsLast();
        peers.copyFromFirst(discriminator);
        this.update = new Update(discriminator, autocast.precision(), peers);
    }

    /** Scores images, as logits. */
    Tensor scores(Tensor images) {
        return autocast.call(() -> discriminator.forward(images));
    }

    /**
     * Updates the discriminator once.
     *
     * @param real true images
     * @param generated what the generator made of their low-resolution versions, detached from its graph
     * @return the loss, a scalar
     */
    Tensor learn(AdversarialLoss loss, Tensor real, Tensor generated, double rate) {
        Tensor missed = loss.discriminator(scores(real), scores(generated));
        update.step(missed, rate);
        return missed.detach();
    }

    void save(Path folder) throws IOException {
        new SafeTensors(DESCRIPTION, discriminator.state()).write(folder.resolve(DISCRIMINATOR));
        update.save(folder.resolve(ADAM));
    }

    void load(Path folder) throws IOException {
        discriminator.load(SafeTensors.read(folder.resolve(DISCRIMINATOR)).state());
        update.load(folder.resolve(ADAM));
    }

    @Override
    public void close() {
        update.close();
        discriminator.close();
    }
}
