/**
 * The last step of the API's description, run by the build after the compiler has written it. Promises a file that is
 * right about what may be absent, and a page of it for people; at run time both are only served.
 */
@NullMarked
package dev.jarvis.functions.describe;

import org.jspecify.annotations.NullMarked;
