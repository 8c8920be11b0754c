package io.inkwire.cluster;

import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster's members as nodes. What a node is called and how many board instances it runs are attributes of its
 * member, so that they are known as soon as the member is, and stay when a merge gives the member a new id. Thread-safe:
 * Hazelcast's event thread replaces an immutable map.
 */
public final class HazelcastNodes implements Nodes, InitialMembershipListener, LifecycleListener {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastNodes.class);

    private static final String NAME = "inkwire.node";
    private static final String INSTANCES = "inkwire.instances";

    private final String self;
    private final int instances;
    private final HazelcastInstance hazelcast;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Map<String, Integer> live;

    private HazelcastNodes(String self, int instances, HazelcastInstance hazelcast) {
        this.self = self;
        this.instances = instances;
        this.hazelcast = hazelcast;
        this.live = Map.of(self, instances);
    }

    /** Puts this node's attributes into {@code config}, before it is started. */
    public static void announce(Config config, String self, int instances) {
        config.getMemberAttributeConfig().setAttribute(NAME, self).setAttribute(INSTANCES, Integer.toString(instances));
    }

    /** Follows the members of {@code hazelcast}, which was started with what {@link #announce} announced. */
    public static HazelcastNodes of(String self, int instances, HazelcastInstance hazelcast) {
        HazelcastNodes nodes = new HazelcastNodes(self, instances, hazelcast);
        hazelcast.getCluster().addMembershipListener(nodes);
        hazelcast.getLifecycleService().addLifecycleListener(nodes);
        return nodes;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public Map<String, Integer> live() {
        return live;
    }

    @Override
    public Watch watch(Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public void init(InitialMembershipEvent event) {
        refresh();
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        refresh();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        refresh();
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
        // After a merge the membership is another, and not every difference was an event.
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            refresh();
        }
    }

    private void refresh() {
        if (replace()) {
            watchers.forEach(Runnable::run);
        }
    }

    /** Members are read inside, so that a late thread never puts back an older list. */
    private synchronized boolean replace() {
        Map<String, Integer> now = new TreeMap<>();
        for (Member member : hazelcast.getCluster().getMembers()) {
            String name = member.getAttribute(NAME);
            int count = count(member.getAttribute(INSTANCES));
            // Others than Inkwire servers may be members too.
            if (name != null && count > 0) {
                now.put(name, count);
            }
        }
        now.put(self, instances);
        if (now.equals(live)) {
            return false;
        }
        live = Collections.unmodifiableMap(now);
        LOG.info("nodes in the cluster: {} ({}), this one is {}", now.size(), String.join(", ", now.keySet()), self);
        return true;
    }

    private static int count(@Nullable String attribute) {
        return attribute != null && attribute.matches("\\d{1,4}") ? Integer.parseInt(attribute) : 0;
    }
}
