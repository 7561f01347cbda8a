/** The object store on a folder: buckets are its subfolders, objects their files. */
@NullMarked
package org.lfsr.storage.files;

import org.jspecify.annotations.NullMarked;
