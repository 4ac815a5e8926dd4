package dev.jarvis.upkeep;

import java.sql.SQLException;
import java.util.List;

/**
 * One thing that can be wrong with a database. Implement it in a file of its own among {@code examinations}, as a bean with
 * an order; what keeps a chain or an index of its own brings its examination along.
 */
public interface Examination {

    /** What it looks at, in one word or two. */
    String name();

    /**
     * Looks at it; changes nothing. What is amiss is an answer.
     *
     * @throws SQLException when it could not be looked at, which counts as amiss
     */
    List<Finding> look(Subject subject) throws SQLException;
}
