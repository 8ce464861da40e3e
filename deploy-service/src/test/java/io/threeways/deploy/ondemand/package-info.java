@NullMarked
package io.threeways.deploy.ondemand;

import org.jspecify.annotations.NullMarked;
