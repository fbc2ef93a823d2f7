/** One Thalweg component of each kind. */
package com.example.optimizers;
