"""What holds for all tests: a law is never timed, because a machine may be slow and the law still hold."""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
