/** What people and programs can ask of the service over HTTP. */
@NullMarked
package org.lfsr.service.rest;

import org.jspecify.annotations.NullMarked;
