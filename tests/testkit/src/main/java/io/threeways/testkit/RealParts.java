package io.threeways.testkit;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} a real Kafka, a fresh PostgreSQL database and keys to sign with.
 *
 * <p>For every word: a schema and a role of that name and the settings {@code
 * quarkus.datasource.<word>.*} and {@code threeways.<word>.kafka.*}. Tokens: {@link TestTokens}.
 * Classes with the same words share one start of the application.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(value = RealPartsResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
public @interface RealParts {
  /**
   * The words of the services under test; the first one signs as {@code issuer}. None: keys only.
   */
  String[] value();
}
