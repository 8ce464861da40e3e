/** The published language: every event that the product publishes, its topic and its wire form. */
@NullMarked
package io.threeways.events;

import org.jspecify.annotations.NullMarked;
