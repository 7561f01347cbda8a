/** The service among guarded servers. */
@NullMarked
package org.lfsr.service.security;

import org.jspecify.annotations.NullMarked;
