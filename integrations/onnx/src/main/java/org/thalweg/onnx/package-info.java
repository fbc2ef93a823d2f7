/** Trained models in the Open Neural Network Exchange format, for programs that know nothing of Thalweg. */
@NullMarked
package org.thalweg.onnx;

import org.jspecify.annotations.NullMarked;
