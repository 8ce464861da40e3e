package io.threeways.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where in {@code subject.content} a component stands, when the CDEvents schema has a place for it.
 * Components without it stand in {@code customData} under their own name. On a method its value is
 * written and never read: it follows from the components.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Content {
  /** A path below {@code subject.content}, for example {@code repository.id}. */
  String value();
}
