/** Routes in PostgreSQL. */
@NullMarked
package io.threeways.deploy.traffic.store;

import org.jspecify.annotations.NullMarked;
