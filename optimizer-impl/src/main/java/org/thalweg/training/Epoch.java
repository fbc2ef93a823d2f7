package org.thalweg.training;

import java.util.OptionalDouble;

/**
 * One pass over the training data, as it is remembered.
 *
 * @param number 1 for the first
 * @param lastStep the number of its last step
 * @param gradients how many gradients of single instances the run has computed by then, those that links asked for included
 * @param loss mean over its instances of the loss that each had when its minibatch came, without penalties; of a
 *     model with dropout, with its random numbers, while the validation loss is without
 * @param validationLoss mean loss over the validation data at its end, where there are any
 */
public record Epoch(
        long number, long lastStep, long gradients, double loss, OptionalDouble validationLoss) {}
