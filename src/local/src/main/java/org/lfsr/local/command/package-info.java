/** The command that runs everything and sends one scan through. */
@NullMarked
package org.lfsr.local.command;

import org.jspecify.annotations.NullMarked;
