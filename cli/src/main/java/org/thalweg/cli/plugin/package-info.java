/** What a plug-in's author needs: a project to begin with, a check of the finished JAR, a page of all components. */
@NullMarked
package org.thalweg.cli.plugin;

import org.jspecify.annotations.NullMarked;
