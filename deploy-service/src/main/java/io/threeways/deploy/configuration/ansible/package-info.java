/** Ansible: what it is told, and how its report and exit codes are read. */
@NullMarked
package io.threeways.deploy.configuration.ansible;

import org.jspecify.annotations.NullMarked;
