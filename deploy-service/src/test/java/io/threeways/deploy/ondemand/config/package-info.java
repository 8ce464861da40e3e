@NullMarked
package io.threeways.deploy.ondemand.config;

import org.jspecify.annotations.NullMarked;
