package org.lfsr.trainer.data;

import java.nio.file.Path;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

/**
 * An image file and its mask.
 *
 * @param patient whose it is; no patient may be in two splits
 * @param image the image
 * @param mask its lesions: any value but 0
 * @param kind what the files are
 * @param shrink by which whole factor the image is shrunk before use
 */
record Scan(String patient, Path image, Path mask, Kind kind, int shrink) {}
