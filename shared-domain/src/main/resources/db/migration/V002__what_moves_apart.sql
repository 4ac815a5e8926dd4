-- What moves is kept apart from what stays, so that a quiet pass rewrites one short row. Until now the section "resources"
-- held all of the state.

-- The figures: whole numbers in the order processor, memory, network in, network out, disk; processor in hundredths,
-- memory and disk in half hundredths of what there is, rates in bytes a second.
INSERT INTO cluster_state (cluster, section, rev, taken_at, state)
SELECT cluster, 'figures', 1, taken_at, json_object(
    'nodes', json((
        SELECT json_group_object(value ->> 'name', json_array(
            CAST(round(value ->> 'cpuFraction' * 100) AS INTEGER),
            CASE WHEN value ->> 'memoryBytes' > 0
                THEN CAST(round((value ->> 'memoryUsedBytes') * 200.0 / (value ->> 'memoryBytes')) AS INTEGER)
                ELSE value ->> 'memoryUsedBytes' END,
            value ->> 'networkInBytesPerSecond',
            value ->> 'networkOutBytesPerSecond',
            CASE WHEN value ->> 'diskBytes' > 0
                THEN CAST(round((value ->> 'diskUsedBytes') * 200.0 / (value ->> 'diskBytes')) AS INTEGER)
                ELSE value ->> 'diskUsedBytes' END))
        FROM json_each(state, '$.nodes'))),
    'guests', json((
        SELECT json_group_object(value ->> 'vmid', json_array(
            CAST(round(value ->> 'cpuFraction' * 100) AS INTEGER),
            CASE WHEN value ->> 'memoryBytes' > 0
                THEN CAST(round((value ->> 'memoryUsedBytes') * 200.0 / (value ->> 'memoryBytes')) AS INTEGER)
                ELSE value ->> 'memoryUsedBytes' END,
            value ->> 'networkInBytesPerSecond',
            value ->> 'networkOutBytesPerSecond',
            CASE WHEN value ->> 'diskBytes' > 0
                THEN CAST(round((value ->> 'diskUsedBytes') * 200.0 / (value ->> 'diskBytes')) AS INTEGER)
                ELSE value ->> 'diskUsedBytes' END))
        FROM json_each(state, '$.guests'))),
    'storages', json((
        SELECT json_group_object((value ->> 'node') || '/' || (value ->> 'storage'),
            CASE WHEN value ->> 'totalBytes' > 0
                THEN CAST(round((value ->> 'usedBytes') * 200.0 / (value ->> 'totalBytes')) AS INTEGER)
                ELSE value ->> 'usedBytes' END)
        FROM json_each(state, '$.storages'))))
FROM cluster_state WHERE section = 'resources';

-- The guests, a row a node.
INSERT INTO cluster_state (cluster, section, rev, taken_at, state)
SELECT cluster, 'guests/' || (value ->> 'node'), 1, taken_at, json_object('guests', json_group_array(json_remove(value,
    '$.cpuFraction', '$.memoryUsedBytes', '$.diskUsedBytes', '$.networkInBytesPerSecond', '$.networkOutBytesPerSecond')))
FROM cluster_state, json_each(state, '$.guests')
WHERE section = 'resources'
GROUP BY cluster, value ->> 'node';

-- What is left of the section that held all.
UPDATE cluster_state SET rev = rev + 1, state = json_set(json_remove(state, '$.guests'),
    '$.nodes', json((
        SELECT json_group_array(json_remove(value, '$.cpuFraction', '$.memoryUsedBytes', '$.diskUsedBytes',
            '$.networkInBytesPerSecond', '$.networkOutBytesPerSecond'))
        FROM json_each(state, '$.nodes'))),
    '$.storages', json((
        SELECT json_group_array(json_remove(value, '$.usedBytes')) FROM json_each(state, '$.storages'))))
WHERE section = 'resources';

-- The counters that the next pass makes rates of: they move too.
INSERT INTO cluster_state (cluster, section, rev, taken_at, state)
SELECT cluster, 'network', 1, updated_at, json_object(
    'takenAt', state ->> 'takenAt',
    'guests', json((
        SELECT json_group_object(key, json_array(value ->> 'in', value ->> 'out')) FROM json_each(state, '$.guests'))))
FROM detector_state WHERE key = 'network';
DELETE FROM detector_state WHERE key = 'network';

-- The log is forgotten from its beginning, in the order of its ids: nobody looks for a row by its time.
DROP INDEX changes_by_time;
