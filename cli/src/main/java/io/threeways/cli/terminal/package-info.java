/** What a person or a script gets to see: data on stdout, all else on stderr. */
@NullMarked
package io.threeways.cli.terminal;

import org.jspecify.annotations.NullMarked;
