/** Who is asked, and what follows, over real databases. */
@NullMarked
package io.signalbox.survey.asking;

import org.jspecify.annotations.NullMarked;
