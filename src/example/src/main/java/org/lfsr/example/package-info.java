/** How a consumer of results can be written: from the completion event to labels in the patient. */
@NullMarked
package org.lfsr.example;

import org.jspecify.annotations.NullMarked;
