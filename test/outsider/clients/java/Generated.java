package javax.annotation;

/** In place of a library that generated code has nothing else of. */
public @interface Generated {
  String[] value();

  String comments() default "";

  String date() default "";
}
