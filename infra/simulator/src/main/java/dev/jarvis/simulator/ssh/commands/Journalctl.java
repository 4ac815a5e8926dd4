package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.node.Journal;
import dev.jarvis.simulator.ssh.NodeCommand;
import java.time.Instant;
import java.util.List;

/** Shows the newest lines of a unit, or of all. */
final class Journalctl implements NodeCommand {

    @Override
    public String name() {
        return "journalctl";
    }

    @Override
    public Reply run(Call call) {
        String unit = "";
        int lines = 10;
        for (int index = 0; index < call.arguments().size(); index++) {
            String word = call.argument(index);
            if (word.equals("-u") || word.equals("--unit")) {
                unit = Systemctl.serviceName(call.argument(++index));
            } else if (word.equals("-n") || word.equals("--lines")) {
                String count = call.argument(++index);
                if (!count.matches("\\d{1,6}")) {
                    return Reply.failed(1, "Failed to parse lines '" + count + "'\n");
                }
                lines = Integer.parseInt(count);
            }
        }
        String wanted = unit;
        List<Journal.Line> journal = call
                .machine()
                .journal()
                .between(Instant.EPOCH, call.cluster().now())
                .stream()
                .filter(line -> wanted.isEmpty() || isOf(wanted, line))
                .toList();
        if (journal.isEmpty()) {
            return Reply.said("-- No entries --\n");
        }
        StringBuilder said = new StringBuilder();
        journal.stream()
                .skip(Math.max(0, journal.size() - lines))
                .forEach(line -> said.append(line.on(call.node().name())).append('\n'));
        return Reply.said(said.toString());
    }

    /** What a unit wrote, and what systemd wrote about it. */
    private static boolean isOf(String unit, Journal.Line line) {
        return line.unit().equals(unit)
                || (line.unit().equals("systemd") && line.text().contains(unit + ".service"));
    }
}
