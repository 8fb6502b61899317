package dev.kronus.kernel;

import java.time.Duration;
import java.util.List;

/**
 * A request that cannot be granted, and why, in sentences a person can act on. It knows no status
 * codes: the edge maps each kind to one in a single exhaustive switch.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<String> reasons;

  private Refusal(List<String> reasons) {
    super(String.join(" ", reasons), null, false, false);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a refusal has a reason");
    }
    this.reasons = List.copyOf(reasons);
  }

  /** One sentence for each fault, never empty. */
  public List<String> reasons() {
    return reasons;
  }

  /** The request itself is wrong; all its faults at once. */
  public static final class Invalid extends Refusal {
    private static final long serialVersionUID = 1;

    public Invalid(List<String> reasons) {
      super(reasons);
    }

    public Invalid(String reason) {
      this(List.of(reason));
    }
  }

  /** Nobody has proved who they are. */
  public static final class Unauthenticated extends Refusal {
    private static final long serialVersionUID = 1;

    public Unauthenticated(String reason) {
      super(List.of(reason));
    }
  }

  /** The caller is known and may not. */
  public static final class Forbidden extends Refusal {
    private static final long serialVersionUID = 1;

    public Forbidden(String reason) {
      super(List.of(reason));
    }
  }

  /** There is no such thing, or no longer. */
  public static final class Missing extends Refusal {
    private static final long serialVersionUID = 1;

    public Missing(String reason) {
      super(List.of(reason));
    }
  }

  /** The request is sound and the state of things forbids it. */
  public static final class Conflict extends Refusal {
    private static final long serialVersionUID = 1;

    public Conflict(List<String> reasons) {
      super(reasons);
    }

    public Conflict(String reason) {
      this(List.of(reason));
    }
  }

  /** The body is larger than the edge reads. */
  public static final class TooLarge extends Refusal {
    private static final long serialVersionUID = 1;

    public TooLarge(String reason) {
      super(List.of(reason));
    }
  }

  /** The body is of a type the route does not read. */
  public static final class UnsupportedMedia extends Refusal {
    private static final long serialVersionUID = 1;

    public UnsupportedMedia(String reason) {
      super(List.of(reason));
    }
  }

  /** Too often; come back after the given time. */
  public static final class TooMany extends Refusal {
    private static final long serialVersionUID = 1;
    private final transient Duration retryAfter;

    public TooMany(String reason, Duration retryAfter) {
      super(List.of(reason));
      this.retryAfter = retryAfter;
    }

    /** How long to wait, rounded up to whole seconds by whoever shows it. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** Something this request needs is not there at the moment; the same request may do later. */
  public static final class Unavailable extends Refusal {
    private static final long serialVersionUID = 1;

    public Unavailable(String reason) {
      super(List.of(reason));
    }
  }
}
