/** The service that turns each scan that is announced into one completion event. */
@NullMarked
package org.lfsr.service;

import org.jspecify.annotations.NullMarked;
