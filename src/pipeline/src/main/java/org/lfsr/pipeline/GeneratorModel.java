package org.lfsr.pipeline;

import org.lfsr.inference.Generator;
import org.lfsr.inference.GeneratorCard;

/**
 * A generator that is ready for work.
 *
 * @param network the generator itself, closed by whoever opened it
 * @param card what it says of itself
 * @param sha256 the digest of its file
 */
public record GeneratorModel(Generator network, GeneratorCard card, String sha256) {}
