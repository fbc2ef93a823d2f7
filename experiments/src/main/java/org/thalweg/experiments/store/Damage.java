package org.thalweg.experiments.store;

import java.sql.SQLException;

/** What is in a place of a database cannot have been written there. */
final class Damage extends SQLException {

    private static final long serialVersionUID = 1;

    /**
     * @param place table, row and perhaps column
     * @param reason a clause
     */
    Damage(String place, String reason) {
        super(place + " " + reason);
    }
}
