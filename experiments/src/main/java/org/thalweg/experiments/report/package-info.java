/**
 * What people get to read: the table in the terminal, exports of it, and the HTML report.
 *
 * <p>{@link org.thalweg.experiments.report.ReportData} holds everything a report shows; the writers know nothing else.
 */
@NullMarked
package org.thalweg.experiments.report;

import org.jspecify.annotations.NullMarked;
