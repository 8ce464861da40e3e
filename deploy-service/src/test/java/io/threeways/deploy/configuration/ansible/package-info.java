/** The real Ansible. */
@NullMarked
package io.threeways.deploy.configuration.ansible;

import org.jspecify.annotations.NullMarked;
