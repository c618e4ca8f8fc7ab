"""What holds for all tests: a law is never timed, because a machine may be slow and the law still hold.

Laws draw the same cases on every run, so that a red run speaks of the change and not of luck; `--hypothesis-profile=anew`
draws others.
"""

from hypothesis import HealthCheck, settings

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("anew", untimed)
settings.register_profile("repeatable", untimed, derandomize=True)
settings.load_profile("repeatable")
