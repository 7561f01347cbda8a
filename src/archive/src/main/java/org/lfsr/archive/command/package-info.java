/** The command line. */
@NullMarked
package org.lfsr.archive.command;

import org.jspecify.annotations.NullMarked;
