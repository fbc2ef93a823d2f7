package org.thalweg.records;

import org.thalweg.Composite;

/** Components one after another, written {@code a | b | c}. */
public interface Row extends Composite {}
