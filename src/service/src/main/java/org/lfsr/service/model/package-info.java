/** The models in use: opened once, tried again and again. */
@NullMarked
package org.lfsr.service.model;

import org.jspecify.annotations.NullMarked;
