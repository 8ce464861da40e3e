/** What is called over HTTP: webhooks, and the gateway about members. */
@NullMarked
package io.threeways.build.andon.call;

import org.jspecify.annotations.NullMarked;
