/** What build-service would say of commits. */
@NullMarked
package io.threeways.deploy.configuration.kafka;

import org.jspecify.annotations.NullMarked;
