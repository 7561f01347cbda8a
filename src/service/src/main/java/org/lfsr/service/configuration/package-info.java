/** What can be set, one interface a concern; what the libraries take is made of it at once. */
@NullMarked
package org.lfsr.service.configuration;

import org.jspecify.annotations.NullMarked;
