/** Members, tokens, links, sessions and audit in PostgreSQL. */
@NullMarked
package io.threeways.gateway.identity.store;

import org.jspecify.annotations.NullMarked;
