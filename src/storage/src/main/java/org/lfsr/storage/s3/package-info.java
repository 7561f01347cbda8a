/** The object store on S3, through MinIO's client. */
@NullMarked
package org.lfsr.storage.s3;

import org.jspecify.annotations.NullMarked;
