/** Configurers against real tools, and the story of an environment against a real database. */
@NullMarked
package io.threeways.deploy.configuration;

import org.jspecify.annotations.NullMarked;
