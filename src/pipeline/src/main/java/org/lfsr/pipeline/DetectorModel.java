package org.lfsr.pipeline;

import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.LesionDetector;

/**
 * A lesion detector that is ready for work.
 *
 * @param network the detector itself, closed by whoever opened it
 * @param card what it says of itself
 * @param sha256 the digest of its file
 */
public record DetectorModel(LesionDetector network, DetectorCard card, String sha256) {}
