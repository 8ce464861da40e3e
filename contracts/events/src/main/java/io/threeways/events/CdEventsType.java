package io.threeways.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The event's {@code context.type}, version included. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CdEventsType {
  /** For example {@code dev.cdevents.pipelinerun.queued.0.3.0}. */
  String value();

  /** The values of {@code subject.content.outcome} that mean this record; empty: any. */
  String[] outcomes() default {};
}
