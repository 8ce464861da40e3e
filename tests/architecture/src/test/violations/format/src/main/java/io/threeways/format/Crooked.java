package io.threeways.format;

/** Not as the formatter would write it. */
public   record Crooked( int  value ){}
