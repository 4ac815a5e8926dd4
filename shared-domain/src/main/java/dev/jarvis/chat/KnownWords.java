package dev.jarvis.chat;

import java.util.Set;

/**
 * Words that every vocabulary of the family holds whole, with the space before them: those of our own lines, and those
 * that titles and messages are made of. A test holds the list to {@code cl100k_base} and {@code o200k_base}.
 */
final class KnownWords {

    private static final Set<String> WORDS = Set.of("""
            Actions Agent All As Backup Cluster Configuration Container Current Demo Disk Events Guest Guests Healthy
            Host Issues Left Machine Memory More Network Node Nodes None Nothing Only Preferences Recent Service Snapshot
            State Status Storage Taken The Times Unknown User Virtual
            about action address after again ago alert alerts all although and another answer answers are as at attempt
            available backup backups because before below blocked boot but by cannot cause change changed chat check
            cluster condition configuration connection container could count counted cpu created critical data day
            days deleted demo did disk do does done down end ended error errors every evidence expected failed failure
            few file for found free from full gone guest guests had has have healthy high host hot hour hours how if
            in info is it its itself job kept kernel known last left less level limit list listed load local locked
            lost low machine may mem memory message metric migrated min minutes missing monitor more most moved must
            name needed needs network never new no node nodes none not nothing now of off offline old older on one
            online only or other others out over own path pending pool port problems process quiet read reading readings
            ready real reason refused resolved restart restarted run running seconds see seen server service shared
            shutdown simulated since size slow snapshot so source space start started state status still stop stopped
            storage success such sure swap system tags target task temp template than that the them there they this
            threshold time times to token too tried trouble trusted twice two type unavailable unexpected unknown
            unresolved until up usage use used user using value verified version very volume waiting was watch went
            were what when which while who why will with within without yes yet
            """.strip().split("\\s+", -1));

    private KnownWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    /** All of them, in no order. */
    static Set<String> all() {
        return WORDS;
    }
}
