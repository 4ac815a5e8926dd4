package dev.jarvis.standalone.hostile;

import java.util.Random;

/** One family of hostile requests. */
interface Tricks {

    Attempt next(Random random);
}
