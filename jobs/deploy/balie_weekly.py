"""The weekly run of Balie, then the reports by mail, as a DAG of Airflow (2.4 or newer, and 3).

Change: FOLDER, the commands, time and zone, and how a human is told (tell_a_human). The worker's environment has the password of the
mail server, under the name that jobs/delivery.yaml says.
"""

import subprocess
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from airflow.exceptions import AirflowException, AirflowFailException

try:
    from airflow.sdk import dag, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task

FOLDER = "/srv/balie"
RUN = "/opt/balie/balie run weekly"
DELIVER = "/opt/balie/balie deliver --to jobs/delivery.yaml"

WHY = {
    2: "the job or the list of readers has to be corrected",
    3: "the data were refused: somebody has to look at them",
}


def call(command):
    """Exit code 1 may go over by itself and is tried again; 2 and 3 are not."""
    code = subprocess.run(command.split(), cwd=FOLDER, check=False).returncode
    if code in WHY:
        raise AirflowFailException(f"{command}: exit code {code}, {WHY[code]}")
    if code != 0:
        raise AirflowException(f"{command}: exit code {code}")


def tell_a_human(context):
    """Called when a task is given up. Put your mail or chat here; what it prints stands in the log of the task."""
    print(f"Balie: {context['task_instance'].task_id} was given up: {context.get('exception')}")


@dag(
    dag_id="balie_weekly",
    schedule="15 6 * * 1",
    start_date=datetime(2026, 1, 5, tzinfo=ZoneInfo("Europe/Amsterdam")),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 3,
        "retry_delay": timedelta(minutes=15),
        "execution_timeout": timedelta(hours=4),
        "on_failure_callback": tell_a_human,
    },
)
def balie_weekly():
    @task
    def run():
        call(RUN)

    @task
    def deliver():
        call(DELIVER)

    run() >> deliver()


balie_weekly()
